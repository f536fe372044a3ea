using MiniProgramConsole.Core.MiniPrograms.Listing;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Deleting;

public sealed record DeletePage(MiniProgramView Program, string? TypedName, Guid Token);
