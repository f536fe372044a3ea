using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Passkeys;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.Passkeys;

public sealed class PasskeysViewComponent(PasskeyService passkeys, CurrentPerson person) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("/Features/AccountSettings/Passkeys/Passkeys.cshtml", await passkeys.ListAsync(person.UserId, HttpContext.RequestAborted));
}
