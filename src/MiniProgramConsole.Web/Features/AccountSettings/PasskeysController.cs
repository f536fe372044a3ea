using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>Adds, renames and removes the passkeys of whoever is signed in.</summary>
[Authorize]
[Route("account/security/passkeys")]
public sealed class PasskeysController(PasskeyService passkeys, PasskeyCeremony ceremony, PasswordProof proof, CurrentPerson person) : Controller
{
    [HttpGet("new")]
    public IActionResult Add() => View("AddPasskey", new PasskeyPage(null, null));

    /// <summary>Says what the browser is to sign; what stands against it as words for the page.</summary>
    [HttpPost("options")]
    public async Task<IActionResult> Ask(string? passkeyName, string? currentPassword, CancellationToken cancellationToken)
    {
        if (await proof.GiveAsync(currentPassword, ModelState, cancellationToken)
            && await FindObstacleAsync(passkeyName, cancellationToken) is { } obstacle)
        {
            ModelState.AddErrors([obstacle]);
        }

        return ModelState.IsValid
            ? Content(await ceremony.AskForNewAsync(), "application/json")
            : BadRequest(new { message = string.Join(' ', ModelState.Values.SelectMany(value => value.Errors).Select(error => error.ErrorMessage)) });
    }

    [HttpPost("new")]
    public async Task<IActionResult> Add(string? passkeyName, string? credential, string? currentPassword, CancellationToken cancellationToken)
    {
        if (await proof.GiveAsync(currentPassword, ModelState, cancellationToken)
            && await AddAsync(passkeyName, credential, cancellationToken) is { } error)
        {
            ModelState.AddErrors([error]);
        }

        return ModelState.IsValid
            ? Done(new Message("Passkey.Added"))
            : Refuse("AddPasskey", new PasskeyPage(null, passkeyName));
    }

    [HttpGet("{passkey}")]
    public Task<IActionResult> Rename(string passkey, CancellationToken cancellationToken) => ShowAsync("RenamePasskey", passkey, cancellationToken);

    [HttpPost("{passkey}")]
    public async Task<IActionResult> Rename(string passkey, string? passkeyName, string? currentPassword, CancellationToken cancellationToken)
    {
        if (await passkeys.FindAsync(person.UserId, passkey, cancellationToken) is not { } found)
        {
            return ToSecurity();
        }

        if (await proof.GiveAsync(currentPassword, ModelState, cancellationToken)
            && await passkeys.RenameAsync(person.AsActor(), passkey, passkeyName, cancellationToken) is { } error)
        {
            ModelState.AddErrors([error]);
        }

        return ModelState.IsValid
            ? Done(new Message("Passkey.Renamed"))
            : Refuse("RenamePasskey", new PasskeyPage(found, passkeyName));
    }

    [HttpGet("{passkey}/remove")]
    public Task<IActionResult> Remove(string passkey, CancellationToken cancellationToken) => ShowAsync("RemovePasskey", passkey, cancellationToken);

    [HttpPost("{passkey}/remove")]
    public async Task<IActionResult> Remove(string passkey, string? currentPassword, CancellationToken cancellationToken)
    {
        // One that is gone is removed: the same form sent twice gets the same answer.
        if (await passkeys.FindAsync(person.UserId, passkey, cancellationToken) is { } found)
        {
            if (!await proof.GiveAsync(currentPassword, ModelState, cancellationToken))
            {
                return Refuse("RemovePasskey", new PasskeyPage(found, found.Name));
            }

            await passkeys.RemoveAsync(person.AsActor(), passkey, CultureInfo.CurrentUICulture, cancellationToken);
        }

        return Done(new Message("Passkey.Removed"));
    }

    private async Task<FieldError?> FindObstacleAsync(string? name, CancellationToken cancellationToken) =>
        PasskeyService.CheckName(name)
        ?? ((await passkeys.ListAsync(person.UserId, cancellationToken)).Count < PasskeyService.MaxForAccount
            ? null
            : new FieldError("", PasskeyService.LimitMessage));

    private async Task<FieldError?> AddAsync(string? name, string? credential, CancellationToken cancellationToken) =>
        await ceremony.ReadNewAsync(credential) is { } passkey
            ? await passkeys.AddAsync(person.AsActor(), passkey, name, CultureInfo.CurrentUICulture, cancellationToken)
            : await IsThereAsync(PasskeyCeremony.CodeOf(credential), cancellationToken)
                ? null
                : new FieldError("", new Message("Passkey.NotAdded"));

    // The same form sent twice: the first one added it.
    private async Task<bool> IsThereAsync(string? code, CancellationToken cancellationToken) =>
        code is not null && await passkeys.FindAsync(person.UserId, code, cancellationToken) is not null;

    private async Task<IActionResult> ShowAsync(string view, string code, CancellationToken cancellationToken) =>
        await passkeys.FindAsync(person.UserId, code, cancellationToken) is { } found
            ? View(view, new PasskeyPage(found, found.Name))
            : ToSecurity();

    private RedirectToActionResult Done(Message message)
    {
        TempData.SetFlash(message);
        return ToSecurity();
    }

    // Where there are those that there are, for one that is gone too.
    private RedirectToActionResult ToSecurity() => RedirectToAction(nameof(SecurityController.Security), "Security");

    private ViewResult Refuse(string view, PasskeyPage page)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(view, page);
    }
}
