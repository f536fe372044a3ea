using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Security.Forms;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

/// <summary>The only place that maps outcomes to statuses.</summary>
internal static class OutcomeAnswers
{
    private const int RetryAfterSeconds = 5;

    public static IActionResult? AnswerWithoutPage(this Outcome outcome) => outcome.Kind switch
    {
        OutcomeKind.NotFound => new NotFoundResult(),
        OutcomeKind.NotAllowed => new AskAgainResult(outcome.Missing),
        _ => null,
    };

    public static void Explain(this Controller controller, Outcome outcome)
    {
        if (outcome.Kind is OutcomeKind.Refused or OutcomeKind.Overtaken)
        {
            controller.HttpContext.RequestServices.GetRequiredService<RefusalLog>().Log(
                RefusalReasonMapping.Of(outcome), Math.Max(outcome.Errors.Count, 1));
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

    public static IActionResult ExplainToScript(this Controller controller, Outcome outcome, string? logo, FormKey sent)
    {
        controller.Explain(outcome);
        return controller.StatusCode(
            controller.Response.StatusCode, new { text = outcome.Errors[0].Message.ToString(), logo, token = outcome.KeyFor(sent) });
    }

    public static Guid KeyFor(this Outcome outcome, FormKey sent) => outcome.NeedsNewKey ? Guid.NewGuid() : sent.Value;

    public static Task<IActionResult> AnswerAsync(
        this Controller controller, FormKey key, Func<Guid, Task<Outcome>> run, Func<Outcome, IActionResult> done,
        Func<Guid, Task<IActionResult>> show) => controller.AnswerAsync(key, run, outcome => Task.FromResult(done(outcome)), show);

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

        controller.ModelState.ClearErrors();
        controller.Explain(outcome);
        return await show(outcome.KeyFor(key));
    }

    /// <summary>For a menu's form, which has no page to come back to, so that a failure is answered by its status alone.</summary>
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

    public static IActionResult AnswerByStatus(this Controller controller, Outcome outcome)
    {
        controller.Explain(outcome);
        return controller.StatusCode(controller.Response.StatusCode);
    }
}
