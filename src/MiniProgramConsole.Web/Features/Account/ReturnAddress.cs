using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace MiniProgramConsole.Web.Features.Account;

/// <summary>Where a person goes after signing in.</summary>
internal static class ReturnAddress
{
    /// <summary>Back to what was asked for, where that is an address of this console; else to the workspaces.</summary>
    public static IActionResult ReturnTo(this Controller controller, string? returnUrl) =>
        // A header holds ASCII only; the addresses of this console are.
        controller.Url.IsLocalUrl(returnUrl) && Ascii.IsValid(returnUrl)
            ? controller.LocalRedirect(returnUrl)
            : controller.RedirectToAction("Index", "Workspaces");
}
