using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Merchants;

[Authorize]
[Route("merchants")]
public sealed class MerchantsController(FoundingService foundings, CurrentPerson person) : Controller
{
    /// <summary>Sent to another address than the form's own, so that the back button finds it; see <see cref="KeptByBackButtonAttribute"/>.</summary>
    public const string PostRoute = "PostMerchant";

    [HttpGet("new")]
    [KeptByBackButton]
    public async Task<IActionResult> Found(CancellationToken cancellationToken)
    {
        if (await foundings.MayFoundAsync(person.UserId, cancellationToken))
        {
            return View(new FoundPage(new FoundingDetails(), Guid.NewGuid()));
        }

        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("LimitReached", foundings.LimitMessage);
    }

    [HttpPost("", Name = PostRoute)]
    public async Task<IActionResult> Found(FoundingDetails input, string? token, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(token, out var formToken))
        {
            return Refuse(input, Guid.NewGuid(), [new FieldError("", new Message("Form.TokenUnreadable"))]);
        }

        var result = await foundings.FoundAsync(person.AsActor(), input, formToken, cancellationToken);
        if (!result.Succeeded)
        {
            return Refuse(input, result.TokenSpent ? Guid.NewGuid() : formToken, result.Errors);
        }

        TempData.SetFlash(result.Repeated
            ? new Message("Form.Repeated", result.MerchantName!)
            : new Message("Founding.Founded", result.MerchantName!));
        return RedirectToAction("Index", "MiniPrograms", new { workspace = result.WorkspaceCode });
    }

    private ViewResult Refuse(FoundingDetails input, Guid token, IReadOnlyList<FieldError> errors)
    {
        ModelState.AddErrors(errors);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(nameof(Found), new FoundPage(input, token));
    }
}
