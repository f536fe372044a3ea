using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

/// <summary>Where a person goes after signing in or out.</summary>
internal static class ReturnAddress
{
    /// <summary>Back to what was asked for, where that is an address of this console; else to the workspaces.</summary>
    public static IActionResult ReturnTo(this Controller controller, string? returnUrl) => controller.Url.IsOfThisConsole(returnUrl)
        ? controller.LocalRedirect(returnUrl)
        : controller.RedirectToAction("Index", "Workspaces");

    // A header holds ASCII only; the addresses of this console are.
    public static bool IsOfThisConsole(this IUrlHelper url, [NotNullWhen(true)] string? returnUrl) =>
        url.IsLocalUrl(returnUrl) && Ascii.IsValid(returnUrl);
}
