using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Security.Forms;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

/// <summary>Turns what came of a command into an answer: the one place that knows the status of each outcome.</summary>
internal static class OutcomeAnswers
{
    private const int RetryAfterSeconds = 5;

    /// <summary>The answer where it needs no page of the form: 404, or what somebody gets who never was allowed. Null otherwise.</summary>
    public static IActionResult? AnswerWithoutPage(this Outcome outcome) => outcome.Kind switch
    {
        OutcomeKind.NotFound => new NotFoundResult(),
        OutcomeKind.NotAllowed => new AskAgainResult(outcome.Missing),
        _ => null,
    };

    /// <summary>Says on the form's page why nothing was done, and with which status it comes back.</summary>
    public static void Explain(this Controller controller, Outcome outcome)
    {
        if (outcome.Kind is OutcomeKind.Refused or OutcomeKind.Overtaken)
        {
            controller.HttpContext.RequestServices.GetRequiredService<RefusalLog>().Log(RefusalReasonMapping.Of(outcome), Math.Max(outcome.Errors.Count, 1));
        }

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

    /// <summary>Says to a script why nothing was done, with the logo that stays chosen and the key that its form is to carry now.</summary>
    public static IActionResult ExplainToScript(this Controller controller, Outcome outcome, string? logo, FormKey sent)
    {
        controller.Explain(outcome);
        return controller.StatusCode(
            controller.Response.StatusCode, new { text = outcome.Errors[0].Message.ToString(), logo, token = outcome.KeyFor(sent) });
    }

    /// <summary>The key with which the form comes back: its own, unless that was used up.</summary>
    public static Guid KeyFor(this Outcome outcome, FormKey sent) => outcome.NeedsNewKey ? Guid.NewGuid() : sent.Value;

    /// <summary>Runs what a form asks for and leads on, or shows its page again with what is wrong.</summary>
    /// <param name="controller">The form's controller.</param>
    /// <param name="key">The form's key.</param>
    /// <param name="run">Runs the command.</param>
    /// <param name="done">Leads on, where it is done or was so already.</param>
    /// <param name="show">Shows the page again, with the key that the form is to carry now.</param>
    public static Task<IActionResult> AnswerAsync(
        this Controller controller, FormKey key, Func<Guid, Task<Outcome>> run, Func<Outcome, IActionResult> done,
        Func<Guid, Task<IActionResult>> show) => controller.AnswerAsync(key, run, outcome => Task.FromResult(done(outcome)), show);

    /// <summary>The same, where leading on asks the database.</summary>
    public static async Task<IActionResult> AnswerAsync(
        this Controller controller, FormKey key, Func<Guid, Task<Outcome>> run, Func<Outcome, Task<IActionResult>> done,
        Func<Guid, Task<IActionResult>> show)
    {
        if (controller.IsPastLimit())
        {
            return await show(key.IsReadable ? key.Value : Guid.NewGuid());
        }

        var outcome = key.IsReadable ? await run(key.Value) : key.Refusal;
        if (outcome.AnswerWithoutPage() is { } answer)
        {
            return answer;
        }

        if (outcome.Holds)
        {
            return await done(outcome);
        }

        // What the framework says of fields is said better by the command.
        controller.ModelState.ClearErrors();
        controller.Explain(outcome);
        return await show(outcome.KeyFor(key));
    }

    /// <summary>Runs what the form of a menu asks for and leads on. It stands on every page and has none of its own to come back to: else the status says all.</summary>
    public static async Task<IActionResult> AnswerAsync(
        this Controller controller, FormKey key, Func<Guid, Task<Outcome>> run, Func<IActionResult> done)
    {
        if (key.IsStale)
        {
            controller.TempData.SetFlash(new Message("Form.StaleMenu"));
            return done();
        }

        var outcome = key.IsReadable ? await run(key.Value) : key.Refusal;
        return outcome.Holds ? done()
            : outcome.AnswerWithoutPage() ?? controller.AnswerByStatus(outcome);
    }

    /// <summary>The status of what was not done, and nothing else.</summary>
    public static IActionResult AnswerByStatus(this Controller controller, Outcome outcome)
    {
        controller.Explain(outcome);
        return controller.StatusCode(controller.Response.StatusCode);
    }
}
