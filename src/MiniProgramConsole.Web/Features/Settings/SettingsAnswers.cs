using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared.Answers;

namespace MiniProgramConsole.Web.Features.Settings;

internal static class SettingsAnswers
{
    public static IActionResult LeadOn(this Controller controller, Outcome outcome, Func<Outcome, Message> done, IActionResult next)
    {
        controller.TempData.SetFlash(outcome.Kind == OutcomeKind.Unchanged ? new Message("Settings.Unchanged") : done(outcome));
        return next;
    }
}
