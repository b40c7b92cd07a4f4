package io.hotpath.samples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Holds the web.xml and the neutral description equal. */
final class ContractApplicationTest {
  private static Document webXml;

  @BeforeAll
  static void readWebXml() throws Exception {
    Path file = Path.of("src", "main", "webapp", "WEB-INF", "web.xml");
    webXml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  @Test
  void routes_webXml_sameServletsAtSamePaths() {
    Map<String, String> described = new LinkedHashMap<>();
    ContractApplication.ROUTES.forEach(
        route -> described.put(route.path(), route.servlet().getName()));
    Map<String, String> classes = new LinkedHashMap<>();
    elements("servlet")
        .forEach(each -> classes.put(text(each, "servlet-name"), text(each, "servlet-class")));
    Map<String, String> mapped = new LinkedHashMap<>();
    elements("servlet-mapping")
        .forEach(
            each -> mapped.put(text(each, "url-pattern"), classes.get(text(each, "servlet-name"))));

    assertThat(mapped).isEqualTo(described);
    assertThat(elements("servlet")).allMatch(each -> text(each, "async-supported").equals("true"));
  }

  @Test
  void filters_webXml_sameFiltersInSameOrder() {
    assertThat(elements("filter").map(each -> text(each, "filter-class")))
        .containsExactlyElementsOf(
            ContractApplication.FILTERS.stream().map(Class::getName).toList());
    assertThat(elements("filter-mapping").map(each -> text(each, "filter-name")))
        .containsExactlyElementsOf(
            ContractApplication.FILTERS.stream().map(Class::getSimpleName).toList());
  }

  @Test
  void errorPages_webXml_sameStatusAndLocation() {
    assertThat(elements("error-code").map(Element::getTextContent))
        .containsExactly(String.valueOf(ContractApplication.ERROR_STATUS));
    assertThat(elements("exception-type").map(Element::getTextContent))
        .containsExactly(WorkException.class.getName());
    assertThat(elements("location").map(Element::getTextContent))
        .containsOnly(ContractApplication.ERROR_PAGE);
  }

  private static Stream<Element> elements(String tag) {
    NodeList nodes = webXml.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength()).mapToObj(index -> (Element) nodes.item(index));
  }

  private static String text(Element parent, String tag) {
    return parent.getElementsByTagName(tag).item(0).getTextContent();
  }
}
