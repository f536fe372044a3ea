using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Features.Shared;

namespace MiniProgramConsole.Web.Features.Settings;

/// <summary>Answers forms about a workspace and its merchant.</summary>
internal static class SettingsAnswers
{
    /// <summary>Does what a form asks for and leads on, or shows its page again with what is wrong.</summary>
    /// <param name="controller">The form's controller.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="act">What it asks for.</param>
    /// <param name="done">What to say when it is done.</param>
    /// <param name="next">Where to lead on.</param>
    /// <param name="show">Shows its page again.</param>
    public static async Task<IActionResult> AnswerAsync(
        this Controller controller, string? token, Func<Guid, Task<SettingsResult>> act, Func<SettingsResult, Message> done,
        Func<SettingsResult, IActionResult> next, Func<Task<IActionResult>> show)
    {
        var result = Guid.TryParse(token, out var sent)
            ? await act(sent)
            : new SettingsResult(SettingsOutcome.Refused, null, null, new FieldError("", new Message("Form.TokenUnreadable")));
        switch (result.Outcome)
        {
            case SettingsOutcome.NotAllowed:
                return controller.StatusCode(StatusCodes.Status403Forbidden);
            case SettingsOutcome.Refused:
                controller.ModelState.Clear();
                controller.ModelState.AddErrors([result.Error!]);
                var isTheirs = sent == Guid.Empty || result.Error!.Field.Length > 0;
                controller.Response.StatusCode = isTheirs ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
                return await show();
            default:
                controller.TempData.SetFlash(result.Outcome == SettingsOutcome.Unchanged ? new Message("Settings.Unchanged") : done(result));
                return next(result);
        }
    }
}
