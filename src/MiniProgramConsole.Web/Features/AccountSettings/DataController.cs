using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>Gives people what the console holds about them, and deletes their accounts.</summary>
[Authorize]
[Route("account/data")]
public sealed class DataController(
    PersonalDataService data, AccountDeletionService deletions, PasswordProof proof, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public IActionResult Data() => View(nameof(Data));

    [HttpPost("export")]
    [AnswersStaleForms]
    [RateLimit(RateLimit.Export)]
    public async Task<IActionResult> Export(ProofForm typed, CancellationToken cancellationToken)
    {
        if (this.ExplainsStaleForm())
        {
            return View(nameof(Data));
        }

        if (await proof.RefuseAsync(typed, cancellationToken) is not { } refused)
        {
            return new PersonalDataResult(data, person.UserId);
        }

        if (refused.AnswerWithoutPage() is { } answer)
        {
            return answer;
        }

        this.Explain(refused);
        return View(nameof(Data));
    }

    [HttpGet("delete")]
    public Task<IActionResult> Delete(CancellationToken cancellationToken) => ShowAsync(null, Guid.NewGuid(), cancellationToken);

    [HttpPost("delete")]
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
        // Pages that the browser kept for its back button go with the account.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return RedirectToAction(nameof(Deleted));
    }

    private async Task<IActionResult> ShowAsync(string? typedEmail, Guid key, CancellationToken cancellationToken) =>
        View("DeleteAccount", new DeleteAccountPage(await deletions.ListOwnedAsync(person.UserId, cancellationToken), typedEmail, key));
}
