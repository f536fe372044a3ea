using MiniProgramConsole.Core.MiniPrograms.Listing;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Listing;

public sealed record DetailPage(MiniProgramView Program, Guid Token);
