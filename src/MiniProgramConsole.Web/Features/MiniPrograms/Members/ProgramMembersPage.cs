using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.MiniPrograms.Members;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Members;

/// <param name="Program">The mini program.</param>
/// <param name="People">Who has a role on it, and who could get one.</param>
/// <param name="Chosen">The code of the person chosen in the form; null where none is.</param>
/// <param name="Role">The role chosen in the form.</param>
public sealed record ProgramMembersPage(MiniProgramView Program, ProgramMemberLists People, string? Chosen, ProgramRole Role);
