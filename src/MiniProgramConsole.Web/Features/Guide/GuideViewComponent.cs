using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Guide;

public sealed class GuideViewComponent(GuideService guides, CurrentPerson person) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(GuideKind kind) => View(
        await guides.IsDismissedAsync(person.UserId, HttpContext.RequestAborted)
            ? "/Features/Guide/Plain.cshtml"
            : "/Features/Guide/Steps.cshtml",
        kind);
}
