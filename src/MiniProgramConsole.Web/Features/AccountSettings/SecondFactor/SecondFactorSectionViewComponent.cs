using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.SecondFactor;

public sealed class SecondFactorSectionViewComponent(AuthenticatorService authenticators, CurrentPerson person) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View(
        "/Features/AccountSettings/SecondFactor/SecondFactorSection.cshtml",
        await authenticators.FindStateAsync(person.UserId, HttpContext.RequestAborted));
}
