package io.hotpath.samples.shop;

import com.mongodb.client.MongoDatabase;
import io.hotpath.samples.shop.catalogue.Catalogue;
import io.hotpath.samples.shop.catalogue.CatalogueServlet;
import io.hotpath.samples.shop.catalogue.Category;
import io.hotpath.samples.shop.catalogue.CategoryRepository;
import io.hotpath.samples.shop.catalogue.HomeServlet;
import io.hotpath.samples.shop.catalogue.ProductRepository;
import io.hotpath.samples.shop.catalogue.ProductServlet;
import io.hotpath.samples.shop.catalogue.Recommendations;
import io.hotpath.samples.shop.catalogue.RecommendationsServlet;
import io.hotpath.samples.shop.catalogue.ReviewRepository;
import io.hotpath.samples.shop.catalogue.SearchServlet;
import io.hotpath.samples.shop.catalogue.StockServlet;
import io.hotpath.samples.shop.catalogue.SupplierRepository;
import io.hotpath.samples.shop.order.AdminServlet;
import io.hotpath.samples.shop.order.CartAddServlet;
import io.hotpath.samples.shop.order.CartPricing;
import io.hotpath.samples.shop.order.CartServlet;
import io.hotpath.samples.shop.order.Checkout;
import io.hotpath.samples.shop.order.CheckoutServlet;
import io.hotpath.samples.shop.order.ConfirmationMail;
import io.hotpath.samples.shop.order.OrderRepository;
import io.hotpath.samples.shop.user.LoginServlet;
import io.hotpath.samples.shop.user.LogoutServlet;
import io.hotpath.samples.shop.user.UserRepository;
import io.hotpath.samples.shop.web.BrokenServlet;
import jakarta.servlet.Servlet;
import java.net.URL;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.eclipse.jetty.ee10.servlet.ResourceServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/** Which path is answered by which servlet, and what the servlets are made of. */
final class ShopRoutes {
  private final ShopConfig config;
  private final MongoDatabase database;
  private final Executor background;
  private final ProductRepository products;
  private final OrderRepository orders;

  ShopRoutes(ShopConfig config, MongoDatabase database, Executor background) {
    this.config = config;
    this.database = database;
    this.background = background;
    this.products = new ProductRepository(database);
    this.orders = new OrderRepository(database);
  }

  void addTo(ServletContextHandler context) {
    addCatalogue(context);
    addOrders(context);
    addUsers(context);
    add(context, "/api/broken", new BrokenServlet());
    addStaticFiles(context);
  }

  private void addCatalogue(ServletContextHandler context) {
    List<Category> categories = new CategoryRepository(database).all();
    SupplierRepository suppliers = new SupplierRepository(database);
    ReviewRepository reviews = new ReviewRepository(database);
    Catalogue catalogue = new Catalogue(products, suppliers, config.fixed());
    // The empty pattern is the root alone; "/" would also take every unknown path.
    add(context, "", new HomeServlet(products, categories));
    add(context, "/catalogue", new CatalogueServlet(catalogue, categories));
    add(
        context,
        "/product/*",
        new ProductServlet(products, suppliers, reviews, orders::lastPurchase));
    add(context, "/search", new SearchServlet(products));
    add(context, "/api/stock/*", new StockServlet(products));
    Recommendations recommendations = new Recommendations(products, reviews);
    add(context, "/recommendations", new RecommendationsServlet(recommendations, background));
  }

  private void addOrders(ServletContextHandler context) {
    CartPricing pricing = new CartPricing(products);
    ConfirmationMail mail = new ConfirmationMail(config.directory().resolve("mail"));
    Checkout checkout = new Checkout(products, orders, mail, Clock.systemUTC());
    add(context, "/cart", new CartServlet(pricing));
    add(context, "/cart/add", new CartAddServlet(products));
    add(context, "/checkout", new CheckoutServlet(pricing, checkout));
    add(context, "/admin", new AdminServlet(orders, products));
  }

  private void addUsers(ServletContextHandler context) {
    add(context, "/login", new LoginServlet(new UserRepository(database)));
    add(context, "/logout", new LogoutServlet());
  }

  private static void addStaticFiles(ServletContextHandler context) {
    URL files = Objects.requireNonNull(ShopRoutes.class.getResource("/static/"), "/static/");
    ServletHolder holder = new ServletHolder(new ResourceServlet());
    holder.setInitParameter("baseResource", files.toString());
    holder.setInitParameter("dirAllowed", "false");
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/static/*");
  }

  private static void add(ServletContextHandler context, String path, Servlet servlet) {
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(servlet instanceof RecommendationsServlet);
    context.addServlet(holder, path);
  }
}
