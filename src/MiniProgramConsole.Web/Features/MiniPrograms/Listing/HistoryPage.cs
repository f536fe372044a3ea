using MiniProgramConsole.Core.Auditing.Reading;
using MiniProgramConsole.Core.MiniPrograms.Listing;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Listing;

public sealed record HistoryPage(MiniProgramView Program, AuditPage Page, IReadOnlySet<string> LogosThere);
