using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.Profile;

[Authorize]
[Route("account")]
public sealed class ProfileController(
    ProfileService profiles, EmailChangeService emails, PasswordProof proof, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken cancellationToken) =>
        ShowAsync(person.DisplayName, Guid.NewGuid(), cancellationToken);

    [HttpPost("name")]
    public Task<IActionResult> Rename(string? displayName, ProofForm typed, FormKey key, CancellationToken cancellationToken) =>
        this.AnswerAsync(
            key,
            sent => proof.ThenAsync(
                typed, () => profiles.RenameAsync(person.AsSender(), displayName, sent, cancellationToken), cancellationToken),
            _ =>
            {
                TempData.SetFlash(new Message("Profile.Renamed"));
                return RedirectToAction(nameof(Index));
            },
            next => ShowAsync(displayName, next, cancellationToken));

    private async Task<IActionResult> ShowAsync(string? displayName, Guid key, CancellationToken cancellationToken) =>
        View(nameof(Index), new ProfilePage(displayName, await emails.FindAwaitedAsync(person.UserId, cancellationToken), key));
}
