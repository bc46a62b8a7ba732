"""Logs as events: lines of JSON in production, readable lines in the demo.

In production an error is written with its type and the places in the code it passed, without its text:
the database puts the values of the row into the text of an error, and those may be somebody's.
"""

import logging.config
import sys
import traceback
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger


def settings(*, readable: bool, level: str) -> dict[str, Any]:
    """Django's LOGGING."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "events": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _shared(),
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *(_readable() if readable else _machine_readable()),
                ],
            }
        },
        "handlers": {"stdout": {"class": "logging.StreamHandler", "formatter": "events"}},
        "root": {"handlers": ["stdout"], "level": level},
        # Its warnings repeat the path of every page that is not found; ours name the view instead.
        "loggers": {
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "ERROR"},
            "procrastinate": {"level": "WARNING"},
        },
    }


def configure(config: dict[str, Any]) -> None:
    """Django's LOGGING_CONFIG: the standard library's loggers and structlog's write the same lines."""
    logging.config.dictConfig(config)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def without_path(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Django's message about a failed request holds its path, which may hold a token."""
    if event.get("logger") == "django.request":
        event["event"] = "request_failed"
    return event


def places_only(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """An exception's type and where it passed; never its text."""
    error = event.pop("exc_info", None)
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error"] = type(error).__qualname__
        frames = traceback.extract_tb(error.__traceback__)
        event["places"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return event


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        without_path,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _catch_current,
    ]


def _catch_current(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """`exc_info=True` means the exception being handled now."""
    if event.get("exc_info") is True:
        event["exc_info"] = sys.exc_info()
    return event


def _machine_readable() -> list[Processor]:
    return [places_only, structlog.processors.JSONRenderer(ensure_ascii=False)]


def _readable() -> list[Processor]:
    return [structlog.dev.ConsoleRenderer(colors=False)]
