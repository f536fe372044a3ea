using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>Changes the password.</summary>
[Authorize]
[Route("account/security/password")]
public sealed class PasswordController(
    PasswordService passwords, PasswordProof proof, SessionCookie cookie, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public IActionResult Change() => View("Password", new PasswordChangePage(Guid.NewGuid()));

    [HttpPost("")]
    public async Task<IActionResult> Change(string? password, string? currentPassword, string? token, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(token, out var formToken))
        {
            return Refuse(Guid.NewGuid(), new FieldError("", new Message("Form.TokenUnreadable")));
        }

        if (!await proof.GiveAsync(currentPassword, ModelState, cancellationToken))
        {
            return Refuse(formToken);
        }

        var result = await passwords.ChangeAsync(
            person.AsActor(), person.SessionId, password, formToken, CultureInfo.CurrentUICulture, cancellationToken);
        if (result.Error is { } error)
        {
            return Refuse(formToken, error);
        }

        if (result.NewSecret is { } secret)
        {
            await cookie.CarryAsync(secret);
        }

        TempData.SetFlash(new Message("Password.Changed"));
        return RedirectToAction(nameof(SecurityController.Security), "Security");
    }

    private ViewResult Refuse(Guid token, params FieldError[] errors)
    {
        ModelState.AddErrors(errors);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Password", new PasswordChangePage(token));
    }
}
