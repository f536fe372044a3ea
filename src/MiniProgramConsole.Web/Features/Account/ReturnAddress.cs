using System.Text;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Web.Features.Workspaces;

namespace MiniProgramConsole.Web.Features.Account;

public static class ReturnAddress
{
    /// <summary>Back to where somebody came from who had to sign in, where that is a page of this console; else to the workspaces.</summary>
    public static IActionResult GoBack(this Controller controller, string? returnUrl) =>
        // A header holds ASCII only; the addresses of this console are.
        controller.Url.IsLocalUrl(returnUrl) && Ascii.IsValid(returnUrl)
            ? controller.LocalRedirect(returnUrl)
            : controller.RedirectToAction(nameof(WorkspacesController.Index), "Workspaces");
}
