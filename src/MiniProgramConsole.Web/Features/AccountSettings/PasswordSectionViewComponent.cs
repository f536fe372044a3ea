using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>The security page's section about the password.</summary>
public sealed class PasswordSectionViewComponent(PasswordService passwords, CurrentPerson person) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View(
        "/Features/AccountSettings/PasswordSection.cshtml",
        await passwords.FindChangedAtAsync(person.UserId, HttpContext.RequestAborted));
}
