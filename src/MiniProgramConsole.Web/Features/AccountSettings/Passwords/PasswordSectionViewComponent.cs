using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.Passwords;

public sealed class PasswordSectionViewComponent(PasswordService passwords, CurrentPerson person) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View(
        "/Features/AccountSettings/Passwords/PasswordSection.cshtml",
        await passwords.FindChangedAtAsync(person.UserId, HttpContext.RequestAborted));
}
