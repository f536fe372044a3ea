using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

public sealed record HistoryPage(MiniProgramDetail Program, AuditPage Page);
