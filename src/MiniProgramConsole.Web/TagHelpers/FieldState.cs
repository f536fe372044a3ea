namespace MiniProgramConsole.Web.TagHelpers;

internal sealed record FieldState(string Id, string DescribedBy, bool HasError, string? Rules, bool IsWeighted, bool HasOffers);
