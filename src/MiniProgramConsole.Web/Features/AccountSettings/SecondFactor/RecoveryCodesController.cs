using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.SecondFactor;

[Authorize]
[Route("account/security/recovery-codes")]
public sealed class RecoveryCodesController(
    AuthenticatorService authenticators, RecoveryCodeService recoveryCodes, PasswordProof proof, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> RecoveryCodes(CancellationToken cancellationToken) =>
        await authenticators.FindStateAsync(person.UserId, cancellationToken) is { IsOn: true } state
            ? View(nameof(RecoveryCodes), state)
            : ToSecurity();

    [HttpPost("")]
    public async Task<IActionResult> Renew(ProofForm typed, FormKey key, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> codes = [];
        return await this.AnswerAsync(
            key,
            sent => proof.ThenAsync(
                typed,
                async () =>
                {
                    (var outcome, codes) = await recoveryCodes.RenewAsync(
                        new SecondFactorChange(person.AsSender(), sent, CultureInfo.CurrentUICulture), cancellationToken);
                    return outcome;
                },
                cancellationToken),
            _ => codes.Count > 0
                ? View("/Features/AccountSettings/SecondFactor/NewRecoveryCodes.cshtml", new NewRecoveryCodes(codes, IsFirst: false))
                : ToSecurity(),
            _ => RecoveryCodes(cancellationToken));
    }

    private RedirectToActionResult ToSecurity() => RedirectToAction("Security", "Security");
}
