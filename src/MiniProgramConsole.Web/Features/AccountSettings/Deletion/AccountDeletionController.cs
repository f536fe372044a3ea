using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Deletion;
using MiniProgramConsole.Core.Workspaces.Ownership;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.Deletion;

[Authorize]
[Route("account/data/delete")]
public sealed class AccountDeletionController(
    AccountDeletionService deletions, OwnedWorkspaceReader owned, PasswordProof proof, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Delete(CancellationToken cancellationToken) => ShowAsync(null, Guid.NewGuid(), cancellationToken);

    [HttpPost("")]
    public Task<IActionResult> Delete(string? typedEmail, ProofForm typed, FormKey key, CancellationToken cancellationToken) =>
        this.AnswerAsync(
            key,
            _ => proof.ThenAsync(
                typed,
                () => deletions.DeleteAsync(person.AsSender(), typedEmail, CultureInfo.CurrentUICulture, cancellationToken),
                cancellationToken),
            _ => LeaveAsync(),
            next => ShowAsync(typedEmail, next, cancellationToken));

    [AllowAnonymous]
    [HttpGet("/account/deleted")]
    public IActionResult Deleted() => View();

    private async Task<IActionResult> LeaveAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        // Removes the pages that the browser kept for its back button.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return RedirectToAction(nameof(Deleted));
    }

    private async Task<IActionResult> ShowAsync(string? typedEmail, Guid key, CancellationToken cancellationToken) =>
        View("DeleteAccount", new DeleteAccountPage(await owned.ListAsync(person.UserId, cancellationToken), typedEmail, key));
}
