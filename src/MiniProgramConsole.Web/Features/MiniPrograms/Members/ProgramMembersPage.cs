using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.MiniPrograms.Members;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Members;

public sealed record ProgramMembersPage(MiniProgramView Program, ProgramMemberLists People, string? Chosen, ProgramRole Role);
