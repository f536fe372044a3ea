using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Web.Features.Shared;
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
    public async Task<IActionResult> Export(string? currentPassword, CancellationToken cancellationToken)
    {
        if (await proof.GiveAsync(currentPassword, ModelState, cancellationToken))
        {
            return new PersonalDataResult(data, person.UserId);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(nameof(Data));
    }

    [HttpGet("delete")]
    public Task<IActionResult> Delete(CancellationToken cancellationToken) => ShowAsync(null, cancellationToken);

    [HttpPost("delete")]
    public async Task<IActionResult> Delete(string? typedEmail, string? currentPassword, CancellationToken cancellationToken)
    {
        if (await proof.GiveAsync(currentPassword, ModelState, cancellationToken)
            && await deletions.DeleteAsync(person.AsActor(), person.Email, typedEmail, CultureInfo.CurrentUICulture, cancellationToken) is { } error)
        {
            ModelState.AddErrors([error]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ShowAsync(typedEmail, cancellationToken);
        }

        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        // Pages that the browser kept for its back button go with the account.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return RedirectToAction(nameof(Deleted));
    }

    [AllowAnonymous]
    [HttpGet("/account/deleted")]
    public IActionResult Deleted() => View();

    private async Task<IActionResult> ShowAsync(string? typedEmail, CancellationToken cancellationToken) =>
        View("DeleteAccount", new DeleteAccountPage(await deletions.ListOwnedAsync(person.UserId, cancellationToken), typedEmail));
}
