// The resource timeline of the event calendar.
import { createCalendar, destroyCalendar, ResourceTimeline, TimeGrid } from '@event-calendar/core';

export { createCalendar, destroyCalendar, ResourceTimeline, TimeGrid };
