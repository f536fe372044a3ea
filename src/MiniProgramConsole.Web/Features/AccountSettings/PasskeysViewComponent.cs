using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>The passkeys of whoever looks.</summary>
public sealed class PasskeysViewComponent(PasskeyService passkeys, CurrentPerson person) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("/Features/AccountSettings/Passkeys.cshtml", await passkeys.ListAsync(person.UserId, HttpContext.RequestAborted));
}
