package org.plugcast.caching.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.ValidatorException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends requests that failed with problem details. RFC 9457. */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;

  private Failures() {}

  /** Has a router, whose paths are all mounted, answer in this way. */
  public static void mount(Router router) {
    router.route().failureHandler(Failures::fail);
    router.errorHandler(
        Problem.NOT_FOUND,
        context -> Problem.notFound("path", context.request().path()).send(context));
    router.errorHandler(
        METHOD_NOT_ALLOWED,
        context ->
            new Problem(
                    METHOD_NOT_ALLOWED,
                    "method not allowed",
                    context.request().method() + " is not offered here")
                .send(context));
  }

  private static void fail(RoutingContext context) {
    if (context.response().headWritten()) {
      Answers.cutOff(context);
      return;
    }
    Throwable failure = Optional.ofNullable(context.failure()).orElseGet(Throwable::new);
    problem(context, failure).send(context);
  }

  private static Problem invalid(ValidatorException failure) {
    return new Problem(
        Problem.BAD_REQUEST, "not as the contract says", String.valueOf(failure.getMessage()));
  }

  private static Problem problem(RoutingContext context, Throwable failure) {
    if (failure instanceof Problem problem) {
      return problem;
    }
    if (failure instanceof ValidatorException invalid) {
      return invalid(invalid);
    }
    if (failure.getCause() instanceof ValidatorException invalid) {
      return invalid(invalid);
    }
    if (context.statusCode() == TOO_LARGE) {
      return new Problem(TOO_LARGE, "body too large", "the body is longer than is taken here");
    }
    if (context.statusCode() >= Problem.BAD_REQUEST && context.statusCode() < Problem.INTERNAL) {
      return new Problem(context.statusCode(), "bad request", String.valueOf(failure.getMessage()));
    }
    LOG.error("request-broke path={}", context.request().path(), failure);
    return new Problem(
        Problem.INTERNAL, "internal error", "the unit failed on this request; see its log");
  }
}
