namespace MiniProgramConsole.Core.Auditing.Reading;

/// <summary>Where the clocks change, a day may not start at midnight.</summary>
public static class DayStart
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    public static DateTime Of(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // The clocks go forward at midnight, so the day starts later.
        while (zone.IsInvalidTime(local))
        {
            local += Step;
        }

        // The clocks go back to midnight, which occurs twice. The first one, at the greater offset, starts the day.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        var ticks = Math.Clamp(local.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime(ticks, DateTimeKind.Utc);
    }
}
