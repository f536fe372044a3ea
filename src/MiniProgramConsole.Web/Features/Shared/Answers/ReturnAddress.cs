using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

internal static class ReturnAddress
{
    public static IActionResult ReturnTo(this Controller controller, string? returnUrl) => controller.Url.IsOfThisConsole(returnUrl)
        ? controller.LocalRedirect(returnUrl)
        : controller.RedirectToAction("Index", "Workspaces");

    // Headers allow only ASCII, and this console's addresses are ASCII.
    public static bool IsOfThisConsole(this IUrlHelper url, [NotNullWhen(true)] string? returnUrl) =>
        url.IsLocalUrl(returnUrl) && Ascii.IsValid(returnUrl);
}
