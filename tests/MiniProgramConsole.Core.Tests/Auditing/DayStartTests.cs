using System.Globalization;
using MiniProgramConsole.Core.Auditing.Reading;

namespace MiniProgramConsole.Core.Tests.Auditing;

public sealed class DayStartTests
{
    [Theory]
    [InlineData("2026-11-24", "UTC", "2026-11-24T00:00")]
    [InlineData("2026-11-24", "Asia/Shanghai", "2026-11-23T16:00")]
    [InlineData("2026-11-24", "America/Los_Angeles", "2026-11-24T08:00")]
    [InlineData("2026-11-24", "Asia/Kathmandu", "2026-11-23T18:15")]
    // The clocks go forward from midnight to 01:00.
    [InlineData("2026-04-24", "Africa/Cairo", "2026-04-23T22:00")]
    // The clocks go back from 01:00 to midnight, so midnight occurs twice.
    [InlineData("2026-11-01", "America/Havana", "2026-11-01T04:00")]
    public void Of_Day_IsItsFirstMoment(string day, string zone, string moment) => Assert.Equal(At(moment), Start(day, zone));

    [Theory]
    [InlineData("2026-03-29", "Europe/Berlin", 23)]
    [InlineData("2026-10-25", "Europe/Berlin", 25)]
    [InlineData("2026-04-24", "Africa/Cairo", 23)]
    [InlineData("2026-11-01", "America/Havana", 25)]
    [InlineData("2026-10-25", "Asia/Shanghai", 24)]
    public void Of_NextDay_IsTheExpectedNumberOfHoursLater(string day, string zone, int hours) => Assert.Equal(
        TimeSpan.FromHours(hours), Start(
            DateOnly.Parse(day, CultureInfo.InvariantCulture).AddDays(1).ToString("O", CultureInfo.InvariantCulture),
            zone) - Start(day, zone));

    [Fact]
    public void Of_FirstAndLastDay_StaysInRange()
    {
        Assert.Equal(DateTime.MinValue, DayStart.Of(DateOnly.MinValue, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));
        Assert.Equal(
            DateOnly.MaxValue,
            DateOnly.FromDateTime(DayStart.Of(DateOnly.MaxValue, TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"))));
    }

    private static DateTime Start(string day, string zone) =>
        DayStart.Of(DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTime At(string moment) =>
        DateTime.SpecifyKind(DateTime.Parse(moment, CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
