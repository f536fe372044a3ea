using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>How the second factor stands, on the page about security.</summary>
public sealed class SecondFactorSectionViewComponent(AuthenticatorService authenticators, CurrentPerson person) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View(
        "/Features/AccountSettings/SecondFactorSection.cshtml",
        await authenticators.FindStateAsync(person.UserId, HttpContext.RequestAborted));
}
