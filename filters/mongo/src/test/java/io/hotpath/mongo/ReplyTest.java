package io.hotpath.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

class ReplyTest {

  private static Reply reply(String answer) {
    return Reply.of(RawBsonDocument.parse(answer), false);
  }

  @Test
  void batch_isCounted() {
    Reply reply = reply("{cursor: {firstBatch: [{a: 1}, {a: 2}], id: 77, ns: 'a.b'}, ok: 1}");

    assertThat(reply.returned).isEqualTo(2);
    assertThat(reply.cursor).isEqualTo(77);
    assertThat(reply.bytes)
        .isEqualTo(
            RawBsonDocument.parse(
                    "{cursor: {firstBatch: [{a: 1}, {a: 2}], id: 77, ns: 'a.b'}, ok: 1}")
                .getByteBuffer()
                .remaining());
    assertThat(reply("{cursor: {nextBatch: [{}], id: {$numberLong: '0'}}}").returned).isEqualTo(1);
  }

  @Test
  void write_isCountedAsTheServerDid() {
    assertThat(reply("{n: 5, ok: 1}").modified).isEqualTo(5);
    assertThat(reply("{n: 5, nModified: 2, ok: 1}").modified).isEqualTo(2);
    assertThat(reply("{nModified: 2, n: 5, ok: 1}").modified).isEqualTo(2);
    assertThat(
            reply(
                    "{cursor: {id: 0, firstBatch: []}, nInserted: 3, nMatched: 9, nModified: 2,"
                        + " nDeleted: 1}")
                .modified)
        .isEqualTo(6);
    assertThat(reply("{n: 7, ok: 1}").returned).isZero();
  }

  @Test
  void madeByAnUpdate_isCountedAsWritten() {
    assertThat(reply("{n: 3, nModified: 1, upserted: [{index: 0, _id: 1}], ok: 1}").modified)
        .isEqualTo(2);
  }

  @Test
  void count_writesNothing() {
    Reply reply = Reply.of(RawBsonDocument.parse("{n: 1000, ok: 1}"), true);

    assertThat(reply.modified).isZero();
  }

  @Test
  void values_andFindAndModify_areReturned() {
    assertThat(reply("{values: ['a', 'b', 'c'], ok: 1}").returned).isEqualTo(3);
    assertThat(reply("{value: {_id: 1}, lastErrorObject: {n: 1, updatedExisting: true}}").returned)
        .isEqualTo(1);
    assertThat(reply("{value: null}").returned).isZero();
    assertThat(reply("{value: {_id: 1}, lastErrorObject: {n: 1}}").modified).isEqualTo(1);
    assertThat(reply("{value: null, lastErrorObject: {n: 0}}").modified).isZero();
  }

  @Test
  void writeErrors_keepTheirCodesAlone() {
    Reply reply =
        reply(
            "{n: 1, writeErrors: [{index: 0, code: 11000, errmsg: 'dup key: secret'}, {code: 121}],"
                + " ok: 1}");

    assertThat(reply.failureCount).isEqualTo(2);
    assertThat(reply.failures).startsWith(11000, 121);
    assertThat(Failures.of(11000)).isEqualTo("11000 DuplicateKey");
    assertThat(Failures.of(4711)).isEqualTo("4711");
  }

  @Test
  void strangeAnswer_isZero() {
    BsonDocument strange =
        BsonDocument.parse("{cursor: 5, values: 'x', n: 'y', upserted: 1, writeErrors: 1}");

    Reply reply = Reply.of(strange, false);

    assertThat(reply.returned + reply.modified + reply.cursor).isZero();
    assertThat(reply.failureCount).isZero();
  }
}
