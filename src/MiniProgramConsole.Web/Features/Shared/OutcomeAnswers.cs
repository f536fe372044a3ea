using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Shared;

/// <summary>Turns what came of a command into an answer: the one place that knows the status of each outcome.</summary>
internal static class OutcomeAnswers
{
    private const int RetryAfterSeconds = 5;

    /// <summary>The answer where it needs no page of the form: 404, or what somebody gets who never was allowed. Null otherwise.</summary>
    public static IActionResult? AnswerWithoutPage(this Outcome outcome) => outcome.Kind switch
    {
        OutcomeKind.NotFound => new NotFoundResult(),
        OutcomeKind.NotAllowed => new AskAgainResult(),
        _ => null,
    };

    /// <summary>Says on the form's page why nothing was done, and with which status it comes back.</summary>
    public static void Explain(this Controller controller, Outcome outcome)
    {
        controller.ModelState.AddErrors(outcome.Errors);
        controller.Response.StatusCode = outcome.Kind switch
        {
            OutcomeKind.Overtaken => StatusCodes.Status409Conflict,
            OutcomeKind.Busy => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        };
        if (outcome.Kind == OutcomeKind.Busy)
        {
            controller.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
        }
    }

    /// <summary>Says that a form's key cannot be read; the form comes back with a new one.</summary>
    public static void ExplainUnreadableKey(this Controller controller)
    {
        controller.ModelState.AddErrors([new FieldError("", new Message("Form.TokenUnreadable"))]);
        controller.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    /// <summary>The key with which the form comes back: its own, unless that was used up.</summary>
    public static Guid KeyFor(this Outcome outcome, Guid sent) => outcome.NeedsNewKey ? Guid.NewGuid() : sent;
}
