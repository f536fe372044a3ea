using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>What others see of a person.</summary>
[Authorize]
[Route("account")]
public sealed class ProfileController(
    ProfileService profiles, EmailChangeService emails, PasswordProof proof, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken cancellationToken) => ShowAsync(person.DisplayName, cancellationToken);

    [HttpPost("name")]
    public async Task<IActionResult> Rename(string? displayName, string? currentPassword, CancellationToken cancellationToken)
    {
        if (await proof.GiveAsync(currentPassword, ModelState, cancellationToken)
            && await profiles.RenameAsync(person.AsActor(), displayName, cancellationToken) is { } error)
        {
            ModelState.AddErrors([error]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ShowAsync(displayName, cancellationToken);
        }

        TempData.SetFlash(new Message("Profile.Renamed"));
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> ShowAsync(string? displayName, CancellationToken cancellationToken) =>
        View(nameof(Index), new ProfilePage(displayName, await emails.FindAwaitedAsync(person.UserId, cancellationToken)));
}
