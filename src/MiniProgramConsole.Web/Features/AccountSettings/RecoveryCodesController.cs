using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>Makes new recovery codes.</summary>
[Authorize]
[Route("account/security/recovery-codes")]
public sealed class RecoveryCodesController(
    AuthenticatorService authenticators, RecoveryCodeService recoveryCodes, PasswordProof proof, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> RecoveryCodes(CancellationToken cancellationToken) =>
        await authenticators.FindStateAsync(person.UserId, cancellationToken) is { IsOn: true } state ? View(nameof(RecoveryCodes), state) : ToSecurity();

    [HttpPost("")]
    public async Task<IActionResult> Renew(string? currentPassword, Guid token, CancellationToken cancellationToken)
    {
        if (!await proof.GiveAsync(currentPassword, ModelState, cancellationToken))
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await RecoveryCodes(cancellationToken);
        }

        var change = new SecondFactorChange(person.AsActor(), person.SessionId, token, CultureInfo.CurrentUICulture);
        var result = await recoveryCodes.RenewAsync(change, cancellationToken);
        return result.Outcome == SecondFactorOutcome.Done
            ? View("/Features/AccountSettings/NewRecoveryCodes.cshtml", new NewRecoveryCodes(result.RecoveryCodes, IsFirst: false))
            : ToSecurity();
    }

    private RedirectToActionResult ToSecurity() => RedirectToAction("Security", "Security");
}
