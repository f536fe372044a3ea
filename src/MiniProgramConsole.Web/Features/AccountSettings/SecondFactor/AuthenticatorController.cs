using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.SecondFactor;

[Authorize]
[Route("account/security/authenticator")]
public sealed class AuthenticatorController(
    AuthenticatorService authenticators, KnownDeviceService devices, PasswordProof proof, CurrentPerson person) : Controller
{
    private const string SecurityPage = "/Features/AccountSettings/Security.cshtml";

    [HttpGet("")]
    public Task<IActionResult> Authenticator(CancellationToken cancellationToken) =>
        ShowAsync(isBegun: !proof.IsAsked, code: null, Guid.NewGuid(), cancellationToken);

    [HttpPost("begin")]
    public Task<IActionResult> Begin(ProofForm typed, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => proof.ThenAsync(
            typed, () => authenticators.BeginAsync(person.AsSender(), sent, cancellationToken), cancellationToken),
        _ => RedirectToAction(nameof(Authenticator)),
        next => ShowAsync(isBegun: false, code: null, next, cancellationToken));

    [HttpPost("confirm")]
    public async Task<IActionResult> Confirm(string? code, ProofForm typed, FormKey key, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> codes = [];
        return await this.AnswerAsync(
            key,
            sent => proof.ThenAsync(
                typed,
                async () =>
                {
                    (var outcome, codes) = await authenticators.ConfirmAsync(Change(sent), code, cancellationToken);
                    return outcome;
                },
                cancellationToken),
            _ => codes.Count > 0
                ? View("/Features/AccountSettings/SecondFactor/NewRecoveryCodes.cshtml", new NewRecoveryCodes(codes, IsFirst: true))
                : ToSecurity(),
            next => ShowAsync(isBegun: true, code, next, cancellationToken));
    }

    [HttpPost("turn-off")]
    public Task<IActionResult> TurnOff(string? code, ProofForm typed, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => TurnOffAsync(code, typed, sent, cancellationToken),
        outcome => outcome.Succeeded ? Done(new Message("Factor.TurnedOff")) : ToSecurity(),
        next => ShowAsync(isBegun: false, code, next, cancellationToken));

    [HttpPost("forget-browsers")]
    public Task<IActionResult> ForgetBrowsers(FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => devices.ForgetAsync(person.AsSender(), sent, cancellationToken),
        _ => Done(new Message("Factor.BrowsersForgotten")),
        _ => Task.FromResult<IActionResult>(View(SecurityPage)));

    // The form's code also serves as the proof's, because a code works only once.
    private async Task<Outcome> TurnOffAsync(string? code, ProofForm typed, Guid key, CancellationToken cancellationToken)
    {
        var isAsked = proof.IsAsked;
        return await proof.RefuseAsync(typed, code, AuthenticatorService.CodeField, cancellationToken)
            ?? await authenticators.TurnOffAsync(Change(key), code, isAsked, cancellationToken);
    }

    private SecondFactorChange Change(Guid token) => new(person.AsSender(), token, CultureInfo.CurrentUICulture);

    private async Task<IActionResult> ShowAsync(bool isBegun, string? code, Guid key, CancellationToken cancellationToken)
    {
        var state = await authenticators.FindStateAsync(person.UserId, cancellationToken);
        var waiting = isBegun ? await authenticators.FindNewSecretAsync(person.UserId, cancellationToken) : null;
        // Anyone who sees the secret can make codes forever, so a browser that was left open must not show it.
        return View(
            nameof(Authenticator), new AuthenticatorPage(state, waiting is not null, proof.IsAsked ? null : waiting, code, key));
    }

    private RedirectToActionResult Done(Message message)
    {
        TempData.SetFlash(message);
        return ToSecurity();
    }

    private RedirectToActionResult ToSecurity() => RedirectToAction("Security", "Security");
}
