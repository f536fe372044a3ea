using MiniProgramConsole.Core.MiniPrograms.Listing;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Listing;

/// <param name="Program">The mini program.</param>
/// <param name="Token">The token of the form that restores it.</param>
public sealed record DetailPage(MiniProgramView Program, Guid Token);
