using MiniProgramConsole.Core.MiniPrograms.Listing;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Deleting;

public sealed record DeletePage(MiniProgramDetail Program, string? TypedName, Guid Token);
