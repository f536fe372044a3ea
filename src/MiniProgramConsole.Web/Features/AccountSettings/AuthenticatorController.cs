using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>Sets a person's authenticator app up, and takes it off.</summary>
[Authorize]
[Route("account/security/authenticator")]
public sealed class AuthenticatorController(
    AuthenticatorService authenticators, KnownDeviceService devices, PasswordProof proof, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Authenticator(CancellationToken cancellationToken)
    {
        // Whoever is shown the secret makes codes forever: to a browser that was left open it is not.
        var secret = proof.IsAsked ? null : await authenticators.FindNewSecretAsync(person.UserId, cancellationToken);
        return await ShowAsync(isBegun: secret is not null, secret, cancellationToken);
    }

    [HttpPost("begin")]
    public async Task<IActionResult> Begin(string? currentPassword, CancellationToken cancellationToken)
    {
        if (!await proof.GiveAsync(currentPassword, ModelState, cancellationToken))
        {
            return await RefuseAsync(isBegun: false, cancellationToken);
        }

        await authenticators.BeginAsync(person.UserId, cancellationToken);
        return RedirectToAction(nameof(Authenticator));
    }

    [HttpPost("confirm")]
    public async Task<IActionResult> Confirm(string? code, string? currentPassword, Guid token, CancellationToken cancellationToken)
    {
        if (!await proof.GiveAsync(currentPassword, ModelState, cancellationToken))
        {
            return await RefuseAsync(isBegun: true, cancellationToken);
        }

        var result = await authenticators.ConfirmAsync(Change(token), code, cancellationToken);
        return result.Outcome == SecondFactorOutcome.Done
            ? View("/Features/AccountSettings/NewRecoveryCodes.cshtml", new NewRecoveryCodes(result.RecoveryCodes, IsFirst: true))
            : await AnswerAsync(result, isBegun: true, cancellationToken);
    }

    [HttpPost("turn-off")]
    public async Task<IActionResult> TurnOff(string? code, string? currentPassword, Guid token, CancellationToken cancellationToken)
    {
        if (!await proof.GiveAsync(currentPassword, ModelState, cancellationToken))
        {
            return await RefuseAsync(isBegun: false, cancellationToken);
        }

        var result = await authenticators.TurnOffAsync(Change(token), code, cancellationToken);
        if (result.Outcome != SecondFactorOutcome.Done)
        {
            return await AnswerAsync(result, isBegun: false, cancellationToken);
        }

        TempData.SetFlash(new Message("Factor.TurnedOff"));
        return ToSecurity();
    }

    [HttpPost("forget-browsers")]
    public async Task<IActionResult> ForgetBrowsers(CancellationToken cancellationToken)
    {
        await devices.ForgetAsync(person.AsActor(), cancellationToken);
        TempData.SetFlash(new Message("Factor.BrowsersForgotten"));
        return ToSecurity();
    }

    private SecondFactorChange Change(Guid token) => new(person.AsActor(), person.SessionId, token, CultureInfo.CurrentUICulture);

    private async Task<IActionResult> AnswerAsync(SecondFactorResult result, bool isBegun, CancellationToken cancellationToken)
    {
        if (result.Error is null)
        {
            return ToSecurity();
        }

        ModelState.AddModelError(AuthenticatorPage.CodeField, result.Error.ToString());
        return await RefuseAsync(isBegun, cancellationToken);
    }

    private async Task<IActionResult> RefuseAsync(bool isBegun, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        var secret = isBegun && !proof.IsAsked ? await authenticators.FindNewSecretAsync(person.UserId, cancellationToken) : null;
        return await ShowAsync(isBegun, secret, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(bool isBegun, string? secret, CancellationToken cancellationToken)
    {
        var state = await authenticators.FindStateAsync(person.UserId, cancellationToken);
        return View(nameof(Authenticator), new AuthenticatorPage(state, isBegun && !state.IsOn, secret));
    }

    private RedirectToActionResult ToSecurity() => RedirectToAction("Security", "Security");
}
