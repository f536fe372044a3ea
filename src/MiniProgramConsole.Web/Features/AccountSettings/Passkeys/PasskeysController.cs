using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Passkeys;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Passkeys;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.Passkeys;

[Authorize]
[Route("account/security/passkeys")]
public sealed class PasskeysController(
    PasskeyService passkeys, PasskeyCeremony ceremony, PasswordProof proof, CurrentPerson person) : Controller
{
    [HttpGet("new")]
    public IActionResult Add() => View("AddPasskey", new PasskeyPage(null, null, Guid.NewGuid()));

    [HttpPost("options")]
    [AnswersStaleForms]
    public async Task<IActionResult> Ask(string? passkeyName, ProofForm typed, CancellationToken cancellationToken)
    {
        if (this.ExplainsStaleForm())
        {
            return Json(Words(Outcome.StaleForm.Errors));
        }

        if (await proof.RefuseAsync(typed, cancellationToken) is { } refused)
        {
            if (refused.AnswerWithoutPage() is { } answer)
            {
                return answer;
            }

            this.Explain(refused);
            return Json(Words(refused.Errors));
        }

        return await FindObstacleAsync(passkeyName, cancellationToken) is { } obstacle
            ? BadRequest(Words([obstacle]))
            : Content(await ceremony.AskForNewAsync(), "application/json");
    }

    [HttpPost("new")]
    public Task<IActionResult> Add(
        string? passkeyName, string? credential, ProofForm typed, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => proof.ThenAsync(typed, () => AddAsync(passkeyName, credential, sent, cancellationToken), cancellationToken),
        _ => Done(new Message("Passkey.Added")),
        next => Task.FromResult<IActionResult>(View("AddPasskey", new PasskeyPage(null, passkeyName, next))));

    [HttpGet("{passkey}")]
    public Task<IActionResult> Rename(string passkey, CancellationToken cancellationToken) =>
        ShowAsync("RenamePasskey", passkey, name: null, Guid.NewGuid(), cancellationToken);

    [HttpPost("{passkey}")]
    public async Task<IActionResult> Rename(
        string passkey, string? passkeyName, ProofForm typed, FormKey key, CancellationToken cancellationToken)
    {
        if (await passkeys.FindAsync(person.UserId, passkey, cancellationToken) is null)
        {
            return ToSecurity();
        }

        var answer = await this.AnswerAsync(
            key,
            sent => proof.ThenAsync(
                typed, () => passkeys.RenameAsync(person.AsSender(), passkey, passkeyName, sent, cancellationToken), cancellationToken),
            _ => Done(new Message("Passkey.Renamed")),
            next => ShowAsync("RenamePasskey", passkey, passkeyName ?? "", next, cancellationToken));
        return answer is NotFoundResult ? ToSecurity() : answer;
    }

    [HttpGet("{passkey}/remove")]
    public Task<IActionResult> Remove(string passkey, CancellationToken cancellationToken) =>
        ShowAsync("RemovePasskey", passkey, name: null, Guid.NewGuid(), cancellationToken);

    // A passkey that is gone counts as removed, so that a form sent twice gets the same answer.
    [HttpPost("{passkey}/remove")]
    public async Task<IActionResult> Remove(string passkey, ProofForm typed, FormKey key, CancellationToken cancellationToken) =>
        await passkeys.FindAsync(person.UserId, passkey, cancellationToken) is null
            ? Done(new Message("Passkey.Removed"))
            : await this.AnswerAsync(
                key,
                sent => proof.ThenAsync(
                    typed,
                    () => passkeys.RemoveAsync(person.AsSender(), passkey, sent, CultureInfo.CurrentUICulture, cancellationToken),
                    cancellationToken),
                _ => Done(new Message("Passkey.Removed")),
                next => ShowAsync("RemovePasskey", passkey, name: null, next, cancellationToken));

    private async Task<FieldError?> FindObstacleAsync(string? name, CancellationToken cancellationToken) =>
        PasskeyService.CheckName(name)
        ?? ((await passkeys.ListAsync(person.UserId, cancellationToken)).Count < PasskeyService.MaxForAccount
            ? null
            : new FieldError("", PasskeyService.LimitMessage));

    private async Task<Outcome> AddAsync(string? name, string? credential, Guid key, CancellationToken cancellationToken) =>
        await passkeys.AddAsync(
            person.AsSender(), PasskeyCeremony.CodeOf(credential), await ceremony.ReadNewAsync(credential), name, key,
            CultureInfo.CurrentUICulture,
            cancellationToken);

    private static object Words(IReadOnlyList<FieldError> errors) =>
        new { message = string.Join(' ', errors.Select(error => $"{error.Message}")) };

    private async Task<IActionResult> ShowAsync(string view, string code, string? name, Guid key, CancellationToken cancellationToken) =>
        await passkeys.FindAsync(person.UserId, code, cancellationToken) is { } found
            ? View(view, new PasskeyPage(found, name ?? found.Name, key))
            : ToSecurity();

    private RedirectToActionResult Done(Message message)
    {
        TempData.SetFlash(message);
        return ToSecurity();
    }

    private RedirectToActionResult ToSecurity() => RedirectToAction(nameof(SecurityController.Security), "Security");
}
