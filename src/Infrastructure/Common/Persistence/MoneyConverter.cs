using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Persistence;

internal sealed class MoneyConverter() : ValueConverter<Money, decimal>(money => money.Amount, amount => Money.Of(amount));
