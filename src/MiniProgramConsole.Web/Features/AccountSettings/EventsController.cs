using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>Shows a person what was done with the own account.</summary>
[Authorize]
[Route("account/events")]
public sealed class EventsController(AuditReader audit, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(long? before, long? after, CancellationToken cancellationToken) =>
        View("Events", await audit.ListOfAccountAsync(person.UserId, before, after, cancellationToken));
}
