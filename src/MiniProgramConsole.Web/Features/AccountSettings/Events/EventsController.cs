using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Auditing.Reading;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.Events;

[Authorize]
[Route("account/events")]
public sealed class EventsController(AuditReader audit, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(long? before, long? after, CancellationToken cancellationToken) =>
        View("Events", await audit.ListOfAccountAsync(person.UserId, before, after, cancellationToken));
}
