using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security;

public static class Standings
{
    public static Standing Of(WorkspaceRole role, ProgramRole? programRole) => (role, programRole) switch
    {
        (WorkspaceRole.Owner, _) => Standing.Owner,
        (WorkspaceRole.Master, _) => Standing.Master,
        (_, ProgramRole.Admin) => Standing.ProgramAdmin,
        (_, ProgramRole.Developer) => Standing.ProgramDeveloper,
        _ => Standing.Developer,
    };
}
