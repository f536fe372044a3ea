using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

public sealed record DeletePage(MiniProgramDetail Program, string? TypedName, Guid Token);
