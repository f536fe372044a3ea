namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

internal sealed record PlaceReservation(long MerchantId, string LaunchTarget, int Limit);
