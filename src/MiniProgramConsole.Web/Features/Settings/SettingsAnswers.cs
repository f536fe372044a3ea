using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared.Answers;

namespace MiniProgramConsole.Web.Features.Settings;

/// <summary>Leads on after forms about a workspace and its merchant.</summary>
internal static class SettingsAnswers
{
    /// <summary>Says what was done, or that it was so already, and leads on.</summary>
    public static IActionResult LeadOn(this Controller controller, Outcome outcome, Func<Outcome, Message> done, IActionResult next)
    {
        controller.TempData.SetFlash(outcome.Kind == OutcomeKind.Unchanged ? new Message("Settings.Unchanged") : done(outcome));
        return next;
    }
}
