using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.MiniPrograms;

internal static class MiniProgramEvent
{
    private const string Language = "Language";

    public static AuditEvent Of(MiniProgram program, string action, Actor by, DateTime at, string? before, string? after) => new()
    {
        Stream = AuditStreams.OfWorkspace(program.WorkspaceId),
        At = at,
        By = by,
        Action = action,
        WorkspaceId = program.WorkspaceId,
        SubjectKind = AuditSubject.MiniProgram,
        SubjectId = program.MiniProgramId,
        SubjectName = program.Details.Name!,
        Before = before,
        After = after,
    };

    public static string FieldsOf(MiniProgram program)
    {
        var fields = new OrderedDictionary<string, string?>
        {
            [MiniProgramFieldList.LaunchTarget.Name] = program.LaunchTarget,
            [Language] = program.Language,
        };
        foreach (var field in MiniProgramFieldList.Modifiable)
        {
            fields.Add(field.Name, field.Get(program.Details));
        }

        return AuditJson.Of(fields);
    }

    public static (string Before, string After) Changes(MiniProgramDetails before, MiniProgramDetails after)
    {
        var changed = MiniProgramFieldList.Modifiable.Where(field => field.Get(before) != field.Get(after)).ToList();
        return (Write(before), Write(after));

        string Write(MiniProgramDetails details) => AuditJson.Of(changed.ToDictionary(field => field.Name, field => field.Get(details)));
    }
}
