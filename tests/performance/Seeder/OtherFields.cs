using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Seeder;

public static class OtherFields
{
    /// <summary>Gives typed fields that the sample doesn't know the shortest text that their rule allows.</summary>
    public static MiniProgramDetails FillIn(this MiniProgramDetails details, LaunchTarget target) =>
        MiniProgramFieldList.ModifiableText.Where(field => field.Length is not null && field.Get(details) is null)
            .Aggregate(details, (filled, field) => field.With(filled, new string('x', Math.Max(1, field.Length!(target).Min))));
}
