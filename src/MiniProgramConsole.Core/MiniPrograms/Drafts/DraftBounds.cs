using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

/// <summary>Drafts need not be valid, but can't be empty. A text may have <see cref="LengthFactor"/> times its maximum length.</summary>
internal static class DraftBounds
{
    public const int LengthFactor = 4;

    public static IEnumerable<FieldError> Check(MiniProgramDetails details)
    {
        var target = LaunchTargetList.FindOrFirst(details.LaunchTarget);
        if (details.IsEmpty())
        {
            return [new FieldError("", new Message("Draft.Empty"))];
        }

        return MiniProgramFieldList.All
            .Select(field => field.Length is { } length ? Check(field.Name, field.Get(details), length(target)) : null)
            .OfType<FieldError>();
    }

    private static FieldError? Check(string field, string? text, TextRule rule)
    {
        var (count, max) = (rule.Count(text ?? ""), rule.Max * LengthFactor);
        return count > max ? new FieldError(field, new Message("Draft.TooLong", new Message($"Noun.{field}"), count, max)) : null;
    }
}
